using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework;

/// <summary>Maps rows to resources: the attributes that permissions depend on.</summary>
public static class AccessResources
{
    public static AccessResource Of(CaseRecord record, Guid tenantId)
    {
        ArgumentNullException.ThrowIfNull(record);
        return OfCase(tenantId, record.Id, record.Classification, record.Region, record.Team, record.AssigneeId, record.Revision);
    }

    public static AccessResource Of(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return OfCase(row.TenantId, row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId, row.Revision);
    }

    /// <summary>A finished case as a similar case: the attributes that decide whether it may be read, without who worked it.</summary>
    public static AccessResource OfCase(Guid tenantId, Guid id, int classification, string? region, string? team, Guid? assigneeId) =>
        OfCase(tenantId, id, classification, region, team, assigneeId, revision: 0);

    /// <summary>The same at a revision, which the record of an access names.</summary>
    public static AccessResource OfCase(
        Guid tenantId,
        Guid id,
        int classification,
        string? region,
        string? team,
        Guid? assigneeId,
        long revision
    ) =>
        new(AccessResourceKind.Case, id, tenantId)
        {
            Classification = classification,
            Regions = region is null ? [] : [region],
            Teams = team is null ? [] : [team],
            AssignedPersonId = assigneeId,
            CaseId = id,
            Revision = revision,
        };

    public static AccessResource Of(DocumentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return OfDocument(row.TenantId, row.Key, row.Classification, [.. row.Regions], [.. row.Acl]) with { Revision = row.Revision };
    }

    /// <param name="acl">Lines of the access list, as read by <see cref="AclLines"/>.</param>
    public static AccessResource OfDocument(
        Guid tenantId,
        string key,
        int classification,
        IReadOnlyList<string> regions,
        IReadOnlyList<string> acl
    ) =>
        new(AccessResourceKind.Document, Guid.Empty, tenantId)
        {
            Key = key,
            DocumentKey = key,
            Classification = classification,
            Regions = regions,
            Acl = acl.Count == 0 ? [] : [.. acl.Select(AclLines.ToEntry)],
        };

    /// <summary>An action in a case: the permissions of the case apply in addition to the role required by the action.</summary>
    public static AccessResource OfAction(CaseRecord record, Guid tenantId, string key, string? requiredRole) =>
        Of(record, tenantId) with
        {
            Kind = AccessResourceKind.Action,
            Key = key,
            RequiredRole = requiredRole,
        };

    /// <summary>A person who could be asked about a case; a conflict of interest depends on its customer.</summary>
    public static AccessResource OfExpert(CaseRecord record, Guid tenantId, Guid personId, bool hasConflict)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(AccessResourceKind.Expert, personId, tenantId)
        {
            Classification = Classifications.Public,
            ConflictPersonIds = hasConflict ? [personId] : [],
            Revision = record.Revision,
        };
    }
}
