using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Tenancy.Fields;

/// <summary>Writes into the trail that data was not used because its field is withheld: one entry for each field.</summary>
public static class FieldRefusals
{
    /// <summary>The operation in the trail.</summary>
    public const string Operation = "use.field";

    /// <summary>The kind of its objects: data fields, by key.</summary>
    public const string ObjectKind = "field";

    /// <param name="use">What would have used them, as verb.noun.</param>
    public static void Append(
        AuditTrail auditTrail,
        ConsoleDbContext db,
        Guid? actorId,
        FieldPurpose purpose,
        IEnumerable<DataField> fields,
        string use
    )
    {
        ArgumentNullException.ThrowIfNull(auditTrail);
        ArgumentNullException.ThrowIfNull(fields);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["purpose"] = purpose.ToString().ToLowerInvariant(),
            ["use"] = use,
        };
        foreach (var field in fields)
        {
            auditTrail.Append(db, actorId, new(Operation, ObjectKind, field.Key, AuditOutcome.Denied, details));
        }
    }
}
