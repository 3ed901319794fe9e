/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented names and reasons. The names are in Spanish whoever runs the
 * program, with accents: that is what they are to test.
 */
#include "cli/generate-names.h"

#define PARTS_MAX 12

/* clang-format off */
static const char *const heads[ENT_N_SECTORS][PARTS_MAX] = {
  { "Secretaría de", "Dirección de", "Comisaría de", "Inspección de", "Oficina de", "Ministerio de",
    "Defensoría de", "Fiscalía de", "Gerencia de", "Consejo de", "Unidad de", "Autoridad de" },
  { "Hotel", "Hostal", "Agencia", "Asociación", "Restaurante", "Cámara", "Operadora", "Transportes",
    "Corporación", "Posada", "Compañía", "Gremio" },
  { "Vendedores de", "Guías de", "Lancheros de", "Mototaxistas de", "Carperos de", "Artesanos de",
    "Fotógrafos de", "Peinadoras de", "Cocineras de", "Pescadores de", "Músicos de", "Cuidadores de" },
  { "Junta de", "Parroquia de", "Club de", "Fundación", "Cabildo de", "Comité de", "Red de", "Biblioteca de",
    "Colectivo", "Mesa de", "Asamblea de", "Casa de" },
  { "Familias de", "Madres de", "Abuelas de", "Padres de", "Hogares de", "Escuela de padres de",
    "Red de familias de", "Tíos de", "Cuidadoras de", "Familias acogedoras de", "Padrinos de", "Hermanas de" },
  { "Colegio", "Escuela", "Institución educativa", "Universidad", "Instituto técnico", "Jardín", "Liceo",
    "Secretaría escolar", "Orientación de", "Academia", "Biblioteca escolar", "Facultad de" },
  { "Radio", "Diario", "Canal", "Emisora", "Periódico", "Revista", "Portal", "Noticiero", "Semanario",
    "Productora", "Boletín", "Estación" },
};
static const char *const topics[ENT_N_SECTORS][PARTS_MAX] = {
  { "Turismo", "Niñez", "Educación", "Policía", "Salud", "Migración", "Familia", "Gobierno", "Cultura",
    "Protección", "Inclusión", "Juventud" },
  { "El Faro", "Coral", "La Ceiba", "Marítima", "Brisas", "El Ñame", "Muelle Sur", "La Almendra", "Azul",
    "Pelícano", "Tamarindo", "Andén" },
  { "Playa Norte", "la Bahía", "el Muelle", "la Plaza", "la Ciénaga", "el Malecón", "la Peña", "el Balneario",
    "las Islas", "la Estación", "el Mercado", "la Cañada" },
  { "Acción Comunal", "San Telmo", "Jóvenes", "La Unión", "Mujeres", "Nueva Ilusión", "Vecinos", "El Ancla",
    "Convivencia", "Candelaria", "Deportes", "la Memoria" },
  { "Barrio Nuevo", "La Esperanza", "El Pozón", "San José", "Las Gaviotas", "Villa Rosa", "El Níspero",
    "La María", "Los Almendros", "Santa Inés", "El Progreso", "Ciprés" },
  { "Simón Bolívar", "Técnico del Mar", "Santa Águeda", "La Ñapa", "Rural", "del Norte", "de Hotelería",
    "Las Américas", "Manglares", "San Andrés", "Artística", "El Saber" },
  { "Bahía", "La Voz", "Costa", "El Eco", "Comunitaria", "del Puerto", "Mañana", "Región", "Popular",
    "La Ola", "Litoral", "En Línea" },
};
static const char *const inner_heads[] = { "Área de", "Departamento de", "Jefatura de", "Equipo de" };
static const char *const person_heads[] = { "Responsable de", "Coordinadora de", "Gerente de", "Encargado de" };
static const char *const inner_topics[] = {
  "recepción", "formación", "sostenibilidad", "compras", "seguridad", "comunicación", "atención", "operación",
};
static const char *const places[] = {
  "Puerto Coral", "Bahía Honda", "Ciénaga", "San Telmo", "El Ancón", "Río Viejo", "Monte Ñato", "Playa Larga",
  "Santa Inés", "Las Peñas", "Cabo Alegría", "Muelle Alto", "La Guajira", "Isla Múcura", "Tres Bocas", "Peñón",
};
static const char *const reasons[] = {
  "Said so in the workshop; nobody disagreed.",
  "Its board decides on licences & permits.",
  "Answered two letters, and came to the <second> meeting.",
  "Has never been asked.",
  "Members follow what it says.\nSeen at the last assembly.",
  "Afraid of being linked with the offence.",
  "Trains its own people every year.",
  "Two others told us so; not confirmed.",
};
static const char *const deeds[] = {
  "First meeting, one hour", "Training for the staff", "Visit of observation", "Agreement on a text",
  "Yearly report received", "Talk with the board", "Material handed out", "Follow-up by telephone",
};
static const char *const tags[] = { "tourism", "transport", "night", "beach", "schools", "pilot", "law", "donor" };
/* clang-format on */

static const char *
pick (const char *const *list, guint n, EntChance chance, gpointer data)
{
  return list[chance (data, n)];
}

#define PICK(list) pick (list, G_N_ELEMENTS (list), chance, data)

static gboolean
is_free (const char *name, GHashTable *taken)
{
  glong length = g_utf8_strlen (name, -1);

  return length >= ENT_NAME_LEAST && length <= ENT_NAME_MOST && !g_hash_table_contains (taken, name);
}

static char *
make_candidate (EntSectorId sector, EntUnit unit, EntChance chance, gpointer data)
{
  const char *head, *topic;

  if (unit == ENT_UNIT_ORGANISATION)
    {
      head = PICK (heads[sector]);
      topic = PICK (topics[sector]);
    }
  else
    {
      head = unit == ENT_UNIT_DEPARTMENT ? PICK (inner_heads) : PICK (person_heads);
      topic = PICK (inner_topics);
    }
  if (chance (data, 3) == 0)
    return g_strdup_printf ("%s %s", head, topic);
  return g_strdup_printf ("%s %s, %s", head, topic, PICK (places));
}

char *
ent_generate_name (EntSectorId sector, EntUnit unit, GHashTable *taken, EntChance chance, gpointer data)
{
  for (guint attempt = 0;; attempt++)
    {
      g_autofree char *name = make_candidate (sector, unit, chance, data);

      /* the lists are used up some day: then names get numbers */
      if (attempt >= 4)
        {
          g_autofree char *plain = g_steal_pointer (&name);

          name = g_strdup_printf ("%s %u", plain, g_hash_table_size (taken));
        }
      if (is_free (name, taken))
        {
          g_hash_table_add (taken, g_strdup (name));
          return g_steal_pointer (&name);
        }
    }
}

const char *
ent_generate_reason (EntChance chance, gpointer data)
{
  return PICK (reasons);
}

const char *
ent_generate_deed (EntChance chance, gpointer data)
{
  return PICK (deeds);
}

const char *
ent_generate_tag (EntChance chance, gpointer data)
{
  return PICK (tags);
}
