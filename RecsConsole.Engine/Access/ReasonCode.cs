namespace RecsConsole.Engine.Access;

/// <summary>Why something is withheld or excluded; stored with each decision and answered to "why not X?".</summary>
public enum ReasonCode
{
    /// <summary>It belongs to another tenant.</summary>
    TenantMismatch,

    /// <summary>No rule permits this person the operation here.</summary>
    NotPermitted,

    /// <summary>It is classified above the person's clearance.</summary>
    Clearance,

    /// <summary>Its access list has no entry for this person.</summary>
    Acl,

    /// <summary>It is for other regions.</summary>
    Region,

    /// <summary>It is in languages that neither this person nor this case uses.</summary>
    Language,

    /// <summary>The workflow does not allow it in the case's present state.</summary>
    StateNotAllowed,

    /// <summary>It requires a role this person does not have.</summary>
    RoleNotAllowed,

    /// <summary>The same request is already open.</summary>
    DuplicateRequest,

    /// <summary>The catalog entry is not published.</summary>
    CatalogNotPublished,

    /// <summary>The document is a draft, archived or replaced by a newer version.</summary>
    DocumentNotCurrent,

    /// <summary>Its policy is no longer in force.</summary>
    PolicyExpired,

    /// <summary>The expert is absent or out of working hours.</summary>
    ExpertUnavailable,

    /// <summary>The expert has no capacity left.</summary>
    ExpertOverloaded,

    /// <summary>The person has a conflict of interest.</summary>
    ConflictOfInterest,

    /// <summary>It was already done in this case.</summary>
    AlreadyTried,

    /// <summary>This person dismissed it in this case.</summary>
    DismissedByActor,

    /// <summary>The customer was contacted as often as is allowed.</summary>
    ContactCap,

    /// <summary>The customer's contract does not include it.</summary>
    NotEntitled,

    /// <summary>The check itself failed; what cannot be checked is not permitted.</summary>
    CheckFailed,

    /// <summary>It may be shown, but its score is too low to take a place.</summary>
    BelowFloor,

    /// <summary>The case waits for somebody's answer, and it can wait until then.</summary>
    AwaitsAnswer,

    /// <summary>Another step that decides the case waits for approval, and only one of the two can be done.</summary>
    OppositeWaits,

    /// <summary>None of the steps that it builds on was done in this case.</summary>
    EarlierStepMissing,
}
