/** Names of invented people, the commonest first; how common a place in the list is falls with it, as in life. */
export const femaleNames =
  'Olivia Amelia Isla Ava Mia Sophie Emily Jessica Charlotte Grace Sarah Emma Laura Rebecca Hannah Rachel Katherine Catherine Elizabeth Victoria Claire Nicola Samantha Lauren Megan Chloe Georgia Lucy Alice Eleanor Holly Ellie Amy Bethany Gemma Kelly Lisa Michelle Joanne Helen Susan Karen Jane Julie Alison Deborah Margaret Patricia Christine Jacqueline Fatima Aisha Zainab Maryam Priya Anjali Sunita Kavita Mei Ling Yasmin Leila Abigail Daisy Poppy Ruby Freya Evie Florence Imogen Harriet Matilda Rosie Zoe Natalie Natasha Kirsty Fiona Heather Siobhan Niamh Aoife Bronwen Rhiannon Cerys Anna Maria Joanna Agnieszka Katarzyna Elena Francesca Gabriella Chiara Ngozi Chioma Adaeze Folasade Temitope Blessing Precious Sanaa Iqra Hafsa Amina Khadija Simran Harpreet Jasmine Tamsin Philippa Rosalind Beatrice Cordelia Winifred Ottilie'.split(
    ' ',
  );
export const maleNames =
  'Oliver George Harry Jack Noah Charlie James William Thomas Joshua Daniel Matthew David Andrew Christopher Michael Paul Mark Robert Stephen Richard John Peter Simon Alexander Benjamin Samuel Joseph Edward Henry Luke Adam Ryan Nathan Liam Connor Callum Jordan Kieran Sean Ian Neil Graham Alan Kevin Anthony Nicholas Jonathan Timothy Gareth Rhys Owen Dylan Muhammad Mohammed Ahmed Ali Hassan Omar Yusuf Ibrahim Arjun Rohan Vikram Sanjay Rajesh Wei Jun Hao Tariq Imran Bilal Hamza Piotr Tomasz Pawel Luca Marco Matteo Andrei Mihai Chidi Emeka Tunde Kwame Kofi Ade Segun Jaspreet Gurpreet Archie Freddie Alfie Oscar Leo Theo Max Finley Hugo Rory Angus Duncan Hamish Ewan Fergus Barnaby Rupert Tobias Cornelius'.split(
    ' ',
  );
const commonSurnames =
  "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Thomas Clarke Jackson Wood Harris Edwards Turner Martin Cooper Hill Ward Hughes Moore Clark King Harrison Lewis Baker Lee Allen Morris Khan Scott Watson Davis Parker James Bennett Young Phillips Richardson Mitchell Bailey Carter Cook Singh Shaw Bell Collins Morgan Kelly Begum Miller Cox Hussain Marshall Simpson Price Anderson Adams Wilkinson Foster Ali Ellis Murphy Chapman Mason Gray Richards Webb Rogers Hunt Mills Palmer Holmes Ahmed O'Brien O'Connor McDonald Campbell Stewart Reid Murray Ross Kaur Sharma Shah Gill Akhtar Mahmood Chowdhury Okafor Adeyemi Okonkwo Mensah Owusu Nowak Kowalski Rossi Popescu Chen Wang Li Nguyen Fernandes D'Souza Al-Hassan Smith-Jones".split(
    ' ',
  );
const fronts =
  'Ash Black Brad Burn Cal Chad Clay Crom Den Eccles Fair Fens Gar Glos Had Hart Hazel Hol Horn Ingle Kel Kirk Lang Lin Mar Mel New North Nor Oak Old Pem Pen Prest Ral Ray Red Rose Row Rush Sand Shel Sher Stan Stock Stan Sut Thorn Tre Under Wake Wal War Wel Wes Whit Win Wood Wor'.split(
    ' ',
  );
const backs =
  'beck borough bourne bridge brook bury by combe cott croft dale den don field fold ford gate grave ham hurst ington land ley low man mere more row shaw side stead stone stow thorpe ton wall ward water way well wick wood worth'.split(
    ' ',
  );

export const surnames = [...commonSurnames, ...fronts.flatMap((front) => backs.map((back) => `${front}${back}`))];

export const nicknames: Readonly<Record<string, readonly string[]>> = {
  Katherine: ['Kate', 'Kathy', 'Katie'],
  Catherine: ['Cath', 'Kate', 'Cathy'],
  Elizabeth: ['Liz', 'Beth', 'Lizzie'],
  Rebecca: ['Becky', 'Bex'],
  Victoria: ['Vicky', 'Tori'],
  Samantha: ['Sam'],
  Jessica: ['Jess'],
  Jacqueline: ['Jackie'],
  Deborah: ['Debbie', 'Deb'],
  Margaret: ['Maggie', 'Meg'],
  Patricia: ['Pat', 'Trish'],
  Christine: ['Chris', 'Tina'],
  Abigail: ['Abi', 'Abbie'],
  Eleanor: ['Ellie', 'Nell'],
  Charlotte: ['Lottie', 'Charlie'],
  Susan: ['Sue'],
  Alexander: ['Alex', 'Sandy'],
  Benjamin: ['Ben'],
  Samuel: ['Sam'],
  Joseph: ['Joe'],
  Edward: ['Ed', 'Ted'],
  Michael: ['Mike', 'Mick'],
  Robert: ['Rob', 'Bob'],
  Richard: ['Rich', 'Dick'],
  William: ['Will', 'Bill', 'Billy'],
  Thomas: ['Tom', 'Tommy'],
  Matthew: ['Matt'],
  Daniel: ['Dan', 'Danny'],
  Christopher: ['Chris'],
  Andrew: ['Andy', 'Drew'],
  Stephen: ['Steve'],
  Nicholas: ['Nick'],
  Jonathan: ['Jon'],
  Timothy: ['Tim'],
  Anthony: ['Tony'],
  David: ['Dave'],
  Joshua: ['Josh'],
  Philippa: ['Pippa'],
  Jennifer: ['Jen'],
  Nathan: ['Nat'],
  Natalie: ['Nat'],
  Natasha: ['Tash'],
};
