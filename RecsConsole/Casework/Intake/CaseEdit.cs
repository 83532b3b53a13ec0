using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Casework.Intake;

/// <summary>
/// A change to the fields of a case, by another system or by a person. Its event keeps the former values, so that the case can be read as it
/// was at any earlier step, see <see cref="CaseEdits"/>.
/// </summary>
internal sealed class CaseEdit
{
    /// <summary>
    /// Attribute of an event by which a case that had none got its customer. The customer is no <see cref="EditedField"/>: what they
    /// refused or had erased also holds for what was done before.
    /// </summary>
    public const string CustomerAttribute = "customer_set";

    private readonly CaseRow _row;
    private readonly bool _hadCustomer;
    private readonly int? _priority;
    private readonly Dictionary<string, string> _before;

    private CaseEdit(CaseRow row) =>
        (_row, _hadCustomer, _priority, _before) = (
            row,
            row.AccountKey is not null,
            row.Priority,
            EditedField.All.ToDictionary(each => each.Attribute, each => each.Read(row) ?? "", StringComparer.Ordinal)
        );

    /// <summary>The case has got its customer since.</summary>
    public bool HasNewCustomer => !_hadCustomer && _row.AccountKey is not null;

    /// <summary>Something has changed since that decides on what is promised to the case.</summary>
    public bool HasNewTerms => HasNewCustomer || _row.Priority != _priority;

    /// <summary>One of the fields has changed since.</summary>
    public bool HasChanged => Former().Count > 0;

    /// <summary>Notes the fields before anything is changed.</summary>
    public static CaseEdit Of(CaseRow row) => new(row);

    /// <summary>
    /// Appends the event if one of the fields, or the customer, has changed since; false if none has. The time of the case's last event
    /// stays: nothing happened on the case, and the other system may still report what happened before.
    /// </summary>
    /// <param name="source">The source of the change: the beginning of the event's key.</param>
    /// <param name="more">Further attributes of the event.</param>
    public bool Append(ConsoleDbContext db, string source, DateTimeOffset at, IReadOnlyDictionary<string, string> more)
    {
        var key = FormattableString.Invariant($"{source}:edit:{_row.EventCount + 1}");
        return Append(db, new(key, CaseActivities.Edited, CaseEventKind.System, null, at), more);
    }

    /// <summary>The same for a file that was read again with other columns, see <see cref="CaseActivities.ReadAgain"/>.</summary>
    /// <param name="source">The beginning of the event's key.</param>
    public bool AppendReading(ConsoleDbContext db, string source, DateTimeOffset at)
    {
        var key = FormattableString.Invariant($"{source}{_row.Id:N}:{_row.EventCount + 1}");
        return Append(
            db,
            new(key, CaseActivities.ReadAgain, CaseEventKind.System, null, at),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
    }

    /// <summary>
    /// The same for a change by a person here, which happens on the case now. The event also keeps the new values, for the history.
    /// </summary>
    /// <returns>The attributes of the event; null if nothing has changed since.</returns>
    public IReadOnlyDictionary<string, string>? AppendByPerson(
        ConsoleDbContext db,
        NewCaseEvent added,
        IReadOnlyDictionary<string, string> more
    )
    {
        var attributes = Former();
        if (attributes.Count == 0)
        {
            return null;
        }

        foreach (var field in EditedField.All.Where(each => attributes.ContainsKey(each.Attribute)).ToList())
        {
            attributes[field.NewAttribute] = field.Read(_row) ?? "";
        }

        Add(db, added, attributes, more);
        return attributes;
    }

    private bool Append(ConsoleDbContext db, NewCaseEvent added, IReadOnlyDictionary<string, string> more)
    {
        var attributes = Former();
        if (HasNewCustomer)
        {
            attributes[CustomerAttribute] = "yes";
        }

        if (attributes.Count == 0)
        {
            return false;
        }

        var last = _row.LastEventAt;
        Add(db, added, attributes, more);
        _row.LastEventAt = last;
        return true;
    }

    private void Add(
        ConsoleDbContext db,
        NewCaseEvent added,
        Dictionary<string, string> attributes,
        IReadOnlyDictionary<string, string> more
    )
    {
        foreach (var (name, value) in more)
        {
            attributes[name] = value;
        }

        CaseEvents.Append(db, _row, added with { AttributesJson = JsonSerializer.Serialize(attributes), IsNoNews = true });
    }

    // the values before, of the fields that have changed since
    private Dictionary<string, string> Former() =>
        EditedField
            .All.Where(field => !string.Equals(_before[field.Attribute], field.Read(_row) ?? "", StringComparison.Ordinal))
            .ToDictionary(field => field.Attribute, field => _before[field.Attribute], StringComparer.Ordinal);
}
