namespace RecsConsole.Engine.Access;

/// <summary>Kinds of protected objects.</summary>
public enum AccessResourceKind
{
    Case,

    /// <summary>A catalog action.</summary>
    Action,

    Document,

    /// <summary>A person who can be asked; the id is the person's.</summary>
    Expert,

    /// <summary>A request to approve an action.</summary>
    Approval,

    /// <summary>A recorded decision or its trace.</summary>
    Decision,

    Team,

    /// <summary>The tenant itself: its catalog, workflows, people, settings and audit trail.</summary>
    Tenant,
}
