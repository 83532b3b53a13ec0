using System.Globalization;
using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Routing;

namespace RecsConsole.Recommender.History;

/// <summary>
/// The fields of a case that routing compares. For a finished case, its fields at opening, if the first event of an imported log records
/// them. Language is not among them: it is an eligibility rule, and it does not make cases alike.
/// </summary>
public sealed class RoutedFields(IReadOnlyDictionary<string, string> columns)
{
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);

    /// <summary>The fields of a finished case at its opening.</summary>
    /// <param name="row">The case, without what other systems changed since.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Of(CaseRow row, FirstStep? first)
    {
        ArgumentNullException.ThrowIfNull(row);
        var said = first is null || columns.Count == 0 ? null : CaseFieldColumns.ValuesIn(first.AttributesJson, columns);
        var product = Said(CaseFieldColumns.Product, row.Product);
        var fields = Common(
            new(row.TypeKey, said is null || row.Product is null ? row.IssueType : product ?? "", product, row.Region),
            PriorityThen(),
            Said(CaseFieldColumns.Account, row.AccountKey),
            Said(CaseFieldColumns.Team, row.TeamKey),
            first?.Activity,
            first?.PersonId,
            row.OpenedAt
        );
        var own = said is { Count: > 0 }
            ? columns
                .Where(each => CaseFieldColumns.IsOwn(each.Key))
                .Select(each => Pair(CaseFieldColumns.NameOf(each.Key), said.GetValueOrDefault(each.Value)))
            : OwnOf(row);
        return
        [
            .. fields
                .Concat(own)
                .Where(each => each.Value is { Length: > 0 })
                .Select(each => new KeyValuePair<string, string>(Shared(each.Key), Shared(each.Value!))),
        ];

        int? PriorityThen() =>
            said is { Count: > 0 } && columns.ContainsKey(CaseFieldColumns.Priority)
                ? LogNames.Priority(Said(CaseFieldColumns.Priority, now: null))
                : row.Priority;

        string? Said(string field, string? now) =>
            said is { Count: > 0 } && columns.TryGetValue(field, out var column) ? said.GetValueOrDefault(column) : now;
    }

    /// <summary>The current fields of a case.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var first = record.Steps.Count > 0 ? record.Steps[0] : null;
        return
        [
            .. Common(
                    new(record.Type, record.IssueType, record.Product, record.Region),
                    record.Priority,
                    record.AccountKey,
                    record.Team,
                    first?.Activity,
                    first?.ActorId,
                    record.OpenedAt
                )
                .Concat(OwnOf(record.CustomFields))
                .Where(each => each.Value is { Length: > 0 })
                .Select(each => new KeyValuePair<string, string>(each.Key, each.Value!)),
        ];
    }

    private static IEnumerable<KeyValuePair<string, string?>> Common(
        Kind kind,
        int? priority,
        string? account,
        string? team,
        string? activity,
        Guid? person,
        DateTimeOffset openedAt
    ) =>
        [
            new(RoutingFields.Type, kind.Type),
            // in an imported log the product is also the issue type: one field, not two
            new(RoutingFields.IssueType, string.Equals(kind.IssueType, kind.Product, StringComparison.Ordinal) ? null : kind.IssueType),
            new(RoutingFields.Product, kind.Product),
            new(RoutingFields.Region, kind.Region),
            new(RoutingFields.Priority, priority?.ToString(CultureInfo.InvariantCulture)),
            new(RoutingFields.Account, account),
            new(RoutingFields.Team, team),
            new(RoutingFields.FirstActivity, activity),
            new(RoutingFields.FirstPerson, person?.ToString("N")),
            .. RoutingFields.OfOpening(openedAt).Select(each => new KeyValuePair<string, string?>(each.Key, each.Value)),
        ];

    private static IEnumerable<KeyValuePair<string, string?>> OwnOf(CaseRow row) =>
        row.CustomFieldsJson is "{}" ? [] : OwnOf(JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? []);

    // outcomes that an import copied onto a case are never an input
    private static IEnumerable<KeyValuePair<string, string?>> OwnOf(IReadOnlyDictionary<string, string> fields) =>
        fields
            .Where(each => !each.Key.StartsWith("outcome", StringComparison.OrdinalIgnoreCase))
            .Select(each => Pair(each.Key, each.Value));

    private static KeyValuePair<string, string?> Pair(string name, string? value) => new(RoutingFields.Own(name), value);

    // all cases have few distinct values: each is kept in memory once
    private string Shared(string text)
    {
        if (!_shared.TryGetValue(text, out var known))
        {
            known = _shared[text] = text;
        }

        return known;
    }

    private sealed record Kind(string Type, string IssueType, string? Product, string? Region);
}

/// <summary>The step that opened a case.</summary>
public sealed record FirstStep(string Activity, Guid? PersonId, string AttributesJson);
