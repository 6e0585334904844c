import type { Random } from '../random.ts';

export function inventFirstName(random: Random): string {
  return random.pick(firstNames);
}

export function inventLastName(random: Random): string {
  const name = random.pick(lastNames);
  return random.chance(0.04) ? `${name}-${random.pick(lastNames)}` : name;
}

/** As an address or a careless typist writes it: lower case, no accents, apostrophes or spaces. */
export function plainLetters(name: string): string {
  return withoutAccents(name)
    .toLowerCase()
    .replace(/[^a-z-]/g, '');
}

export function withoutAccents(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/ø/g, 'o')
    .replace(/Ø/g, 'O')
    .replace(/ł/g, 'l')
    .replace(/Ł/g, 'L')
    .replace(/ß/g, 'ss');
}

const firstNames =
  `Aaliyah Aaron Abena Abigail Adaeze Adam Agnieszka Aisha Alejandro Alice Amara Amelia Amir Ana Anaïs Andrei Anika
Anthony Ben Bethany Björn Bronwen Caitlín Callum Camille Carys Chidi Chloé Chloe Claire Clément Daniel Daria David Deepak Dilan Dimitra
Eilidh Eleanor Elif Emily Emre Esther Ewa Farah Fatima Femi Fiona Freya Gareth George Giulia Grace Gurpreet Hamza Hannah Harriet Harry
Ibrahim Imogen Ines Iona Isaac Isla Ivy Jack Jacob James Jasmine Javier Jing Jodie Joe Jonathan Josh Joshua Jun Kavya Kate Kieran Kofi
Krzysztof Kwame Laila Lara Laura Leah Lena Leo Liam Lucía Lucy Luke Mabel Maeve Małgorzata Marcus Maria Marta Martha Matthew Mei Mia
Michael Mohammed Molly Nadia Naomi Natalia Nia Niamh Nikhil Noah Noor Olivia Omar Oscar Owen Patrick Petra Phoebe Poppy Precious Priya
Rachel Rafael Rahul Rebecca Reece René Rhys Rosa Ruby Ryan Sadia Sam Samira Sanjay Sara Sarah Sean Seán Shanice Siân Sinéad Sofia Søren
Sophie Stella Tariq Temi Teresa Thomas Tom Tomasz Tyler Uma Valentina Victoria Wei William Xin Yasmin Yusuf Zainab Zara Zoë Zoe Zuzanna`.split(
    /\s+/,
  );

const lastNames =
  `Abbott Abdi Adams Adeyemi Agarwal Ahmed Akhtar Ali Allen Anderson Appiah Asante Bailey Baker Banerjee Barnes Begum
Bell Bennett Bianchi Boateng Brennan Brown Byrne Campbell Carter Chan Chapman Charles Chen Chowdhury Clarke Collins Cooper Costa Cox
Cruz Cunningham D'Angelo D'Souza Davies Dąbrowska Diaz Dixon Douglas Dubois Edwards Ellis Evans Fernández Fischer Fletcher Ford Foster
Fraser García Gibson Gill González Graham Grant Gray Green Griffiths Gupta Hall Hamilton Harris Harrison Hassan Hayes Henderson Hill
Hoang Holmes Hughes Hunt Hussain Iqbal Islam Jackson James Jenkins Johnson Jones Joseph Kamara Kaur Kelly Kennedy Khan Kim King Kowalski
Kumar Lam Lambert Lee Lewis Li Lopez Łukasik Mahmood Marshall Martin Mason Matthews McCarthy McDonald McKenna Mehta Mensah Miller Mills
Mistry Mitchell Moore Morgan Morris Müller Murphy Murray Mwangi N'Diaye Nair Ndlovu Ng Nguyen Novák Nowak Nwosu O'Brien O'Connor O'Neill
O'Sullivan Ó'Dálaigh Okafor Okonkwo Olsen Osei Owen Palmer Papadopoulos Park Parker Parry Patel Pearson Perera Phillips Popescu Powell
Price Rahman Rao Reid Reyes Richards Roberts Robinson Rogers Rossi Russell Saleh Santos Saunders Schäfer Scott Shah Sharma Shaw Silva
Simpson Singh Smith Sørensen St.John Stevens Stewart Suleiman Taylor Thomas Thompson Tran Turner Uddin Usman Vasquez Walker Wallace Walsh
Wang Ward Watson Webb White Williams Wilson Wong Wood Wright Wu Yamamoto Yang Yılmaz Young Zhang Zielińska`.split(
    /\s+/,
  );
