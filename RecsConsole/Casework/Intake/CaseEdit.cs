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
        var attributes = Former();
        if (HasNewCustomer)
        {
            attributes[CustomerAttribute] = "yes";
        }

        if (attributes.Count == 0)
        {
            return false;
        }

        foreach (var (name, value) in more)
        {
            attributes[name] = value;
        }

        var last = _row.LastEventAt;
        Append(db, FormattableString.Invariant($"{source}:edit:{_row.EventCount + 1}"), new(null, at), attributes);
        _row.LastEventAt = last;
        return true;
    }

    /// <summary>
    /// The same for a change by a person here, which happens on the case now. The event also keeps the new values, for the history; null if
    /// nothing has changed since.
    /// </summary>
    /// <returns>The attributes of the event.</returns>
    public IReadOnlyDictionary<string, string>? AppendByPerson(
        ConsoleDbContext db,
        string eventKey,
        CaseEditor editor,
        IReadOnlyDictionary<string, string> more
    )
    {
        ArgumentNullException.ThrowIfNull(editor);
        var former = Former();
        if (former.Count == 0)
        {
            return null;
        }

        var attributes = new Dictionary<string, string>(former, StringComparer.Ordinal);
        foreach (var field in EditedField.All.Where(each => former.ContainsKey(each.Attribute)))
        {
            attributes[field.NewAttribute] = field.Read(_row) ?? "";
        }

        foreach (var (name, value) in more)
        {
            attributes[name] = value;
        }

        Append(db, eventKey, editor, attributes);
        return attributes;
    }

    // the values before, of the fields that have changed since
    private Dictionary<string, string> Former() =>
        EditedField
            .All.Where(field => !string.Equals(_before[field.Attribute], field.Read(_row) ?? "", StringComparison.Ordinal))
            .ToDictionary(field => field.Attribute, field => _before[field.Attribute], StringComparer.Ordinal);

    private void Append(ConsoleDbContext db, string key, CaseEditor editor, Dictionary<string, string> attributes) =>
        CaseEvents.Append(
            db,
            _row,
            new(key, CaseActivities.Edited, CaseEventKind.System, editor.PersonId, editor.At)
            {
                AttributesJson = JsonSerializer.Serialize(attributes),
                IsNoNews = true,
            }
        );
}

/// <summary>Who changes a case, and when.</summary>
/// <param name="PersonId">Null for another system.</param>
internal sealed record CaseEditor(Guid? PersonId, DateTimeOffset At);
