using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Indexes;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>Reads a tenant's people for the search index: name, skills, teams.</summary>
internal static class PersonIndexDocuments
{
    /// <summary>Language in which skills and teams are tokenized.</summary>
    public const TextLanguage TagLanguage = TextLanguage.Mixed;

    private const int HighestLevel = 5;

    /// <summary>All active people, or only these ids.</summary>
    public static async IAsyncEnumerable<IndexedText<IndexedPerson>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid>? ids,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var active = db.People.AsNoTracking().Where(row => row.IsActive);
        var stated = db.PersonSkills.AsNoTracking();
        if (ids is not null)
        {
            active = active.Where(row => ids.Contains(row.Id));
            stated = stated.Where(row => ids.Contains(row.PersonId));
        }

        var skills = (
            await stated
                .OrderBy(row => row.Skill)
                .Select(row => new
                {
                    row.PersonId,
                    row.Skill,
                    row.Level,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(
            row => row.PersonId,
            // a higher level repeats the skill, which raises its term frequency
            row => Enumerable.Repeat(row.Skill, Math.Clamp(row.Level, 1, HighestLevel))
        );
        foreach (var row in await active.OrderBy(row => row.Id).ToListAsync(cancellationToken))
        {
            yield return Of(row, skills[row.Id].SelectMany(each => each));
        }
    }

    // Names are indexed as written; skills and teams are tokenized.
    private static IndexedText<IndexedPerson> Of(PersonRow row, IEnumerable<string> skills) =>
        new(
            new(
                row.Id.ToString("D"),
                0,
                row.DisplayName,
                "",
                [.. skills.Concat(row.Teams).SelectMany(words => Tokenizer.Tokenize(words, TagLanguage))],
                TextLanguage.Plain,
                new(AccessResourceKind.Expert, Guid.Empty, row.TenantId) { Classification = Classifications.Public }
            ),
            new(row.Id, row.IsExpert, [.. row.Teams])
        );
}
