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
        var withheld = 0;
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

        lines.AddRange(sources.Select(OtherLine).OfType<EvidenceLine>());
        if (withheld > 0)
        {
            lines.Add(new($"{withheld} more that you may not see now", null, null));
        }

        return lines;
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
        return row.SlaMet == false ? $"Late, {time}" : $"Solved in {time}";
    }
}
