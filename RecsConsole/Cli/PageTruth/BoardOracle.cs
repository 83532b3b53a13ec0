using System.Globalization;
using AngleSharp.Dom;

namespace RecsConsole.Cli.PageTruth;

/// <summary>Checks the board of the teams: what it counts as unassigned is what it lists, and nobody has it.</summary>
/// <param name="teams">Keys of the teams, by name.</param>
internal sealed class BoardOracle(IParentNode board, IReadOnlyDictionary<string, string> teams)
{
    private const string Unassigned = " unassigned";

    /// <summary>Keys of the listed cases.</summary>
    public IReadOnlyList<string> Keys => [.. board.QuerySelectorAll("a[data-row]").Select(KeyOf).Distinct(StringComparer.Ordinal)];

    /// <param name="rows">The rows of the listed cases, by key.</param>
    public IEnumerable<Finding> Check(IReadOnlyDictionary<string, StoredCase> rows)
    {
        foreach (var section in board.QuerySelectorAll("section.sec").Where(each => each.QuerySelector("header .counts") is not null))
        {
            var name = CasePageView.Plain(section.QuerySelector("h2")!);
            var listed = section.QuerySelectorAll("a[data-row]").Select(KeyOf).ToList();
            var counts = section.QuerySelectorAll("header .counts > *").Select(CasePageView.Plain).ToList();
            if (Number(counts.Find(text => text.EndsWith(Unassigned, StringComparison.Ordinal))) is var stated && stated != listed.Count)
            {
                yield return new(
                    FindingKind.Count,
                    name,
                    "team",
                    string.Create(CultureInfo.InvariantCulture, $"says {stated} unassigned and lists {listed.Count}")
                );
            }

            foreach (var key in listed.Where(key => !IsOfNobody(rows[key], name)))
            {
                yield return new(FindingKind.Contradiction, name, "team", $"lists {key} as an open case that nobody has");
            }
        }
    }

    private bool IsOfNobody(StoredCase record, string team) =>
        record.Row is { IsOpen: true, AssigneeId: null } row
        && string.Equals(row.TeamKey, teams.GetValueOrDefault(team), StringComparison.Ordinal);

    private static int Number(string? text) => text is null ? 0 : PageCard.NumberIn(text) ?? 0;

    private static string KeyOf(IElement line) => line.GetAttribute("data-row")!;
}
