using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>
/// Who sees and edits which documents here: administrators all within their clearance and regions (the access list names readers, not
/// maintainers), owners their own, supervisors and auditors those they may read.
/// </summary>
internal static class DocumentRights
{
    /// <summary>Admits anyone with a role; access is checked for each document.</summary>
    public static Task<OperationScope> OpenAsync(
        OperationScopeFactory scopes,
        Actor actor,
        string name,
        CancellationToken cancellationToken
    ) => scopes.OpenAsync(actor, AccessOperation.ViewDocument, name, cancellationToken);

    /// <summary>Reads documents of others here, and changes none of them.</summary>
    public static bool IsReader(AccessCheck check) =>
        check.Subject.Roles.Contains(ConsoleRole.Supervisor) || check.Subject.Roles.Contains(ConsoleRole.Auditor);

    public static bool IsAdministrator(AccessCheck check) => check.Subject.Roles.Contains(ConsoleRole.Admin);

    public static bool MaySee(AccessCheck check, DocumentAccess document)
    {
        var withoutList = Resource(check, document, []);
        if (check.Decide(AccessOperation.ManageCatalog, withoutList).Permitted)
        {
            return true;
        }

        return IsOwn(check, document.OwnerId) && check.Decide(AccessOperation.ViewDocument, withoutList).Permitted
            || IsReader(check) && check.Decide(AccessOperation.ViewDocument, Resource(check, document, [.. document.Acl])).Permitted;
    }

    /// <summary>Administrators any draft they see, owners their own.</summary>
    public static bool MayEdit(AccessCheck check, DocumentAccess document) =>
        MaySee(check, document) && (IsAdministrator(check) || IsOwn(check, document.OwnerId));

    /// <summary>People who may publish what others wrote, for documents that they see.</summary>
    public static bool MayApprove(AccessCheck check, DocumentAccess document) =>
        MaySee(check, document) && check.Decide(AccessOperation.PublishVersion, Resource(check, document, [])).Permitted;

    private static bool IsOwn(AccessCheck check, Guid? ownerId) => ownerId is { } owner && owner == check.Subject.PersonId;

    private static AccessResource Resource(AccessCheck check, DocumentAccess document, IReadOnlyList<string> acl) =>
        AccessResources.OfDocument(
            check.Subject.TenantId,
            "", // a grant gives read access to what is in force, not to drafts
            document.Classification,
            [.. document.Regions],
            acl
        );
}

/// <summary>The properties of a document that access depends on.</summary>
public sealed record DocumentAccess(Guid? OwnerId, int Classification, IList<string> Regions, IList<string> Acl)
{
    public static DocumentAccess From(DocumentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.OwnerId, row.Classification, row.Regions, row.Acl);
    }
}
