namespace RecsConsole.Features.Models.Training.Oracle;

/// <summary>An item that must not be shown, and the reason.</summary>
internal sealed record OracleFinding(string Id, OracleFault Fault)
{
    /// <summary>Whether the fault concerns the actor's access rather than the case.</summary>
    public bool IsPermission => Fault is OracleFault.OtherTenant or OracleFault.NotPermitted;
}

/// <summary>Faults of an item according to the database rows.</summary>
internal enum OracleFault
{
    /// <summary>The tenant has no such item.</summary>
    OtherTenant,

    /// <summary>Role, clearance, region or access list of the item leaves the actor out.</summary>
    NotPermitted,

    /// <summary>No version of the item is published or effective.</summary>
    NotInForce,

    /// <summary>The workflow has no such step from the case's state.</summary>
    NotInWorkflow,
}
