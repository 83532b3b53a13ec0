namespace RecsConsole.Features.Models.Training.Oracle;

/// <summary>An item that must not be shown, and the reason.</summary>
internal sealed record OracleFinding(string Id, OracleFault Fault)
{
    /// <summary>Whether the fault concerns the actor's access rather than the case.</summary>
    public bool IsPermission => Fault is OracleFault.OtherTenant or OracleFault.NotPermitted or OracleFault.ConflictOfInterest;
}

/// <summary>Faults of an item according to the database rows.</summary>
internal enum OracleFault
{
    /// <summary>The tenant has no such item.</summary>
    OtherTenant,

    /// <summary>Role, clearance, region or access list leaves the actor out, or the person may not know the case.</summary>
    NotPermitted,

    /// <summary>No version of the item is published or effective, or the person is no active expert.</summary>
    NotInForce,

    /// <summary>The workflow has no such step from the case's state.</summary>
    NotInWorkflow,

    /// <summary>A policy in force prohibits the action on the case, or the action is based on one that is not in force.</summary>
    ForbiddenByPolicy,

    /// <summary>The customer's contract does not include the action.</summary>
    NotEntitled,

    /// <summary>The action already waits for approval on the case.</summary>
    AwaitsApproval,

    /// <summary>The customer was contacted as often as the tenant allows.</summary>
    ContactCapReached,

    /// <summary>The person has a conflict of interest with the case or its account.</summary>
    ConflictOfInterest,

    /// <summary>The person is absent.</summary>
    Absent,
}
