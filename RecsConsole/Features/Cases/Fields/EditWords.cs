using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>What people changed on cases, in the words of the history: "Team Access → Network, Priority P3 Normal → P1 Urgent".</summary>
internal sealed class EditWords
{
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
            Line(attributes, EditedField.Team, SharedTexts.Team, key => _teams.GetValueOrDefault(key, key)),
            Line(attributes, EditedField.Priority, Texts.Priority, PriorityOf),
            Line(attributes, EditedField.IssueType, SharedTexts.IssueType, _issueTypes.Words),
            Line(attributes, EditedField.Product, Texts.Product, _products.Words),
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

    private static string PriorityOf(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var priority) ? CaseLabels.Priority(priority) : value;
}
