using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Recommendations;

/// <summary>Resolves the references of facts to rows the viewer may see.</summary>
public static class EvidenceLines
{
    /// <summary>Lines for cases, documents and policies; what the viewer may not see is one line with a count.</summary>
    public static async Task<IReadOnlyList<EvidenceLine>> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        IReadOnlyList<string> sources,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(sources);
        var lines = new List<EvidenceLine>();
        var hidden = await HiddenDocumentsAsync(db, check, sources, cancellationToken);
        var withheld = hidden.Count;
        var ids = sources.Select(IdOf).OfType<Guid>().ToList();
        var cases = await db
            .Cases.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .ToListAsync(cancellationToken);
        foreach (var row in ids.Select(id => cases.Find(found => found.Id == id)).OfType<CaseRow>())
        {
            if (check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted)
            {
                lines.Add(
                    new(
                        $"{row.Key}  {row.Title}",
                        $"/cases/{Uri.EscapeDataString(row.Key)}",
                        OutcomeOf(row)
                    )
                );
            }
            else
            {
                withheld++;
            }
        }

        lines.AddRange(
            sources
                .Where(source => !hidden.Contains(source))
                .Select(OtherLine)
                .OfType<EvidenceLine>()
        );
        if (withheld > 0)
        {
            lines.Add(new($"{withheld} more that you may not see now", null, null));
        }

        return lines;
    }

    // The key of a document says what it is about: it is named only to those who may read that version.
    private static async Task<HashSet<string>> HiddenDocumentsAsync(
        ConsoleDbContext db,
        AccessCheck check,
        IReadOnlyList<string> sources,
        CancellationToken cancellationToken
    )
    {
        const string Prefix = "document:";
        var named = sources.Where(source => source.StartsWith(Prefix, StringComparison.Ordinal));
        var hidden = named.ToHashSet(StringComparer.Ordinal);
        var keys = hidden.Select(source => source.Split(':')[1]).ToList();
        var rows = await db
            .Documents.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .ToListAsync(cancellationToken);
        foreach (
            var row in rows.Where(row =>
                check.Decide(AccessOperation.ViewDocument, AccessResources.Of(row)).Permitted
            )
        )
        {
            hidden.Remove(
                string.Create(CultureInfo.InvariantCulture, $"{Prefix}{row.Key}:{row.Version}")
            );
        }

        return hidden;
    }

    private static Guid? IdOf(string source) =>
        Guid.TryParse(
            source.StartsWith("case:", StringComparison.Ordinal) ? source[5..] : source,
            out var id
        )
            ? id
            : null;

    private static EvidenceLine? OtherLine(string source)
    {
        var parts = source.Split(':');
        return parts switch
        {
            ["policy", var key, var version] => new(
                $"Policy {StateWords.Of(key)}, version {version}",
                null,
                null
            ),
            ["document", var key, var version] => new(
                $"Document {StateWords.Of(key)}, version {version}",
                $"/documents/{Uri.EscapeDataString(key)}",
                null
            ),
            ["skill", var skill] => new($"Skill {SkillWords.Of(skill)}", null, null),
            ["transition", var step] => new(
                $"Workflow: {StateWords.Of(step.Replace(">", ", then ", StringComparison.Ordinal))}",
                null,
                null
            ),
            _ => null,
        };
    }

    private static string OutcomeOf(CaseRow row)
    {
        if (row.ResolvedAt is not { } resolved)
        {
            return "Open";
        }

        var hours = (resolved - row.OpenedAt).TotalHours;
        var time =
            hours < 48
                ? string.Create(CultureInfo.InvariantCulture, $"{hours:0} h")
                : string.Create(CultureInfo.InvariantCulture, $"{hours / 24:0} d");
        return row.Reopened ? $"Reopened after {time}"
            : row.SlaMet == false ? $"Late, {time}"
            : $"Solved in {time}";
    }
}
