namespace RecsConsole.Engine.Access;

/// <summary>The protected object, reduced to the facts that permission depends on.</summary>
public sealed record AccessResource(AccessResourceKind Kind, Guid Id, Guid TenantId)
{
    /// <summary>0 public, 1 internal, 2 confidential, 3 restricted; restricted by default, so that a missing value leaks nothing.</summary>
    public int Classification { get; init; } = Classifications.Restricted;

    /// <summary>Regions the object is for; empty means all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Who may use the object; empty means that it has no access list.</summary>
    public IReadOnlyList<AclEntry> Acl { get; init; } = [];

    /// <summary>Teams that the object belongs to.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>The person the object is assigned to; for a decision, the person it was made for.</summary>
    public Guid? AssignedPersonId { get; init; }

    /// <summary>The role the object requires; for an approval, the role that approves; supervisor when null.</summary>
    public string? RequiredRole { get; init; }

    /// <summary>The person who requested the approval.</summary>
    public Guid? RequestedById { get; init; }

    /// <summary>People with a conflict of interest, who may neither ask for help here nor be asked.</summary>
    public IReadOnlyList<Guid> ConflictPersonIds { get; init; } = [];

    /// <summary>The case the object is or belongs to, as named in a grant; null when no case grant opens it.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The document the object is, as named in a grant; null when no document grant opens it.</summary>
    public string? DocumentKey { get; init; }

    /// <summary>The object's key when the id alone is not unique, such as the action of a case.</summary>
    public string? Key { get; init; }

    /// <summary>Revision of the facts above when they were read; null when none were read.</summary>
    public long? Revision { get; init; }
}
