using RecsConsole.Casework;
using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Routing;

namespace RecsConsole.Recommender.Forecasts;

/// <summary>The event attributes that contain team and priority.</summary>
/// <param name="SayFields">The events come from a log that records the case's fields at each event.</param>
internal sealed record TrailColumns(string? Team, string? Priority, bool SayFields)
{
    public static TrailColumns None { get; } = new(null, null, SayFields: false);

    /// <summary>Column by field, see <see cref="CaseFieldColumns"/>; not part of what a model is compared by.</summary>
    public IReadOnlyDictionary<string, string> Kept { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The columns kept by the tenant's import.</summary>
    public static TrailColumns From(IReadOnlyDictionary<string, string> columns) =>
        new(
            columns.GetValueOrDefault(CaseFieldColumns.Team),
            columns.GetValueOrDefault(CaseFieldColumns.Priority),
            columns.ContainsKey(CaseFieldColumns.Product)
        )
        {
            Kept = columns,
        };

    /// <summary>What a case says by the log's columns. The log's words for a priority are not kept with it.</summary>
    public IReadOnlyDictionary<string, string> OwnOf(CaseRecord record)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, column) in Kept)
        {
            var value = field switch
            {
                CaseFieldColumns.Product => record.Product,
                CaseFieldColumns.Team => record.Team,
                _ => CaseFieldColumns.IsOwn(field) ? record.CustomFields.GetValueOrDefault(CaseFieldColumns.NameOf(field)) : null,
            };
            if (value is not null)
            {
                own[column] = value;
            }
        }

        return own;
    }

    /// <summary>The field of a case that a forecast depends on, as in <see cref="RoutingFields"/>; null for a column that is no field.</summary>
    public string? FieldOf(StepInput input) =>
        input.Field switch
        {
            null => input == StepInput.Text ? RoutingFields.Text : RoutingFields.Priority,
            TrailFields.IssueTypeName => RoutingFields.IssueType,
            TrailFields.ProductName => RoutingFields.Product,
            var column => Kept.FirstOrDefault(each => string.Equals(each.Value, column, StringComparison.Ordinal)).Key switch
            {
                null => null,
                var field when CaseFieldColumns.IsOwn(field) => RoutingFields.Own(CaseFieldColumns.NameOf(field)),
                var field => field,
            },
        };

    public bool Equals(TrailColumns? other) =>
        other is not null
        && string.Equals(Team, other.Team, StringComparison.Ordinal)
        && string.Equals(Priority, other.Priority, StringComparison.Ordinal)
        && SayFields == other.SayFields;

    public override int GetHashCode() => HashCode.Combine(Team, Priority, SayFields);
}
