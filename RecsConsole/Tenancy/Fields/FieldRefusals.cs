using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Tenancy.Fields;

/// <summary>Records in the audit trail that data was not used because its field is withheld: one entry per field.</summary>
public static class FieldRefusals
{
    /// <summary>Name of the operation in the trail.</summary>
    public const string Operation = "use.field";

    /// <summary>The kind of its objects: data fields, identified by key.</summary>
    public const string ObjectKind = "field";

    /// <summary>The operation for a class of data without consent.</summary>
    public const string ClassOperation = "use.class";

    /// <summary>Records that classes of data were not used for lack of consent: one entry per class.</summary>
    /// <param name="details">Who or how many were affected; ids and counts only.</param>
    public static void AppendClasses(
        AuditTrail auditTrail,
        ConsoleDbContext db,
        Guid? actorId,
        FieldPurpose purpose,
        IReadOnlyDictionary<FieldClass, string> details
    )
    {
        ArgumentNullException.ThrowIfNull(auditTrail);
        ArgumentNullException.ThrowIfNull(details);
        foreach (var (of, about) in details)
        {
            var said = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["purpose"] = purpose.ToString().ToLowerInvariant(),
                ["about"] = about,
            };
            auditTrail.Append(db, actorId, new(ClassOperation, "class", Consents.CodeOf(of), AuditOutcome.Denied, said));
        }
    }

    /// <param name="use">The use that was refused, as verb.noun.</param>
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
