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

    /// <summary>The operation for a class of data that nobody consented to.</summary>
    public const string ClassOperation = "use.class";

    /// <summary>Writes that classes of data were not used, since who they are about did not consent: one entry for each.</summary>
    /// <param name="details">Whom or how many it concerned; ids and counts only.</param>
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
