using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender;

/// <summary>Reduces rows to what permission depends on.</summary>
public static class AccessResources
{
    public static AccessResource Of(CaseRecord record, Guid tenantId)
    {
        ArgumentNullException.ThrowIfNull(record);
        return OfCase(
            tenantId,
            record.Id,
            record.Classification,
            record.Region,
            record.Team,
            record.AssigneeId
        );
    }

    public static AccessResource Of(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return OfCase(
            row.TenantId,
            row.Id,
            row.Classification,
            row.Region,
            row.TeamKey,
            row.AssigneeId
        );
    }

    /// <summary>A finished case as a neighbour: what decides whether it may be read, not who worked it.</summary>
    public static AccessResource OfCase(
        Guid tenantId,
        Guid id,
        int classification,
        string? region,
        string? team,
        Guid? assigneeId
    ) =>
        new(AccessResourceKind.Case, id, tenantId)
        {
            Classification = classification,
            Regions = region is null ? [] : [region],
            Teams = team is null ? [] : [team],
            AssignedPersonId = assigneeId,
        };

    public static AccessResource Of(DocumentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return OfDocument(row.TenantId, row.Classification, [.. row.Regions], [.. row.Acl]);
    }

    /// <param name="acl">Lines such as role:supervisor, team:access, region:DE, person:id.</param>
    public static AccessResource OfDocument(
        Guid tenantId,
        int classification,
        IReadOnlyList<string> regions,
        IReadOnlyList<string> acl
    ) =>
        new(AccessResourceKind.Document, Guid.Empty, tenantId)
        {
            Classification = classification,
            Regions = regions,
            Acl = [.. acl.Select(ToEntry)],
        };

    // A line nobody understands must not open the document: it becomes an entry that matches no one.
    private static AclEntry ToEntry(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Enum.TryParse<AclKind>(line[..colon], ignoreCase: true, out var kind)
            ? new(kind, line[(colon + 1)..])
            : new(AclKind.Person, Guid.Empty.ToString("D"));
    }
}
