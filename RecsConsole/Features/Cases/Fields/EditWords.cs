using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Casework.OwnFields;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>What people changed on cases, in the words of the history: "Team Access → Network, Priority P3 Normal → P1 Urgent".</summary>
internal sealed class EditWords
{
    private const int LongestShown = 80;
    private readonly Dictionary<string, string> _teams;
    private readonly TermList _issueTypes;
    private readonly TermList _products;

    private EditWords(Dictionary<string, string> teams, TermList issueTypes, TermList products) =>
        (_teams, _issueTypes, _products) = (teams, issueTypes, products);

    /// <summary>Reads the names that the values of some events have; nothing where no person changed a field.</summary>
    public static async Task<EditWords> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<CaseEventRow> rows,
        CancellationToken cancellationToken
    )
    {
        if (!rows.Any(IsByPerson))
        {
            return new([], TermList.None, TermList.None);
        }

        return new(
            await db.Teams.AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Name, StringComparer.Ordinal, cancellationToken),
            await TermList.ReadAsync(db, TermKind.IssueType, cancellationToken),
            await TermList.ReadAsync(db, TermKind.Product, cancellationToken)
        );
    }

    /// <summary>Null for any other event.</summary>
    public string? Of(CaseEventRow row)
    {
        if (!IsByPerson(row))
        {
            return null;
        }

        var attributes = CaseEvents.AttributesOf(row);
        string?[] changed =
        [
            Line(attributes, EditedField.Title, SharedTexts.Title, Quoted),
            Line(attributes, EditedField.Description, Texts.DescriptionField, Quoted),
            Line(attributes, EditedField.Team, SharedTexts.Team, key => _teams.GetValueOrDefault(key, key)),
            Line(attributes, EditedField.Priority, Texts.Priority, PriorityOf),
            Line(attributes, EditedField.IssueType, SharedTexts.IssueType, _issueTypes.Words),
            Line(attributes, EditedField.Product, Texts.Product, _products.Words),
            .. OwnLines(attributes),
        ];
        return Texts.ChangedFields.With(string.Join(", ", changed.OfType<string>()));
    }

    private static bool IsByPerson(CaseEventRow row) => row.ActorId is not null && CaseEdits.IsEdit(row);

    private static string? Line(IReadOnlyDictionary<string, string> attributes, string attribute, string name, Func<string, string> words)
    {
        string Shown(string? value) => string.IsNullOrEmpty(value) ? Texts.FieldNone : words(value);
        return attributes.TryGetValue(attribute, out var before)
            ? Texts.FieldFromTo.With(name, Shown(before), Shown(attributes.GetValueOrDefault(EditedField.NewOf(attribute))))
            : null;
    }

    private static IEnumerable<string> OwnLines(IReadOnlyDictionary<string, string> attributes)
    {
        if (!attributes.TryGetValue(EditedField.OwnFields, out var former))
        {
            yield break;
        }

        var before = CaseOwnFields.Read(former);
        var now = CaseOwnFields.Read(attributes.GetValueOrDefault(EditedField.NewOf(EditedField.OwnFields)));
        foreach (var name in before.Keys.Union(now.Keys, StringComparer.Ordinal))
        {
            var (from, to) = (before.GetValueOrDefault(name, ""), now.GetValueOrDefault(name, ""));
            if (!string.Equals(from, to, StringComparison.Ordinal))
            {
                yield return Texts.FieldFromTo.With(FallbackLabels.Of(name), Shown(from), Shown(to));
            }
        }

        static string Shown(string value) => value.Length == 0 ? Texts.FieldNone : Cut(value);
    }

    // a description may be pages long, and the history says what was changed, not the whole of it
    private static string Quoted(string text) => Texts.QuotedText.With(Cut(text));

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestShown ? line : string.Concat(line.AsSpan(0, LongestShown), "…");
    }

    private static string PriorityOf(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var priority) ? CaseLabels.Priority(priority) : value;
}
