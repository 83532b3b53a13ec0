namespace RecsConsole.Engine.WhyNot;

/// <summary>
/// Every change that an answer to "why not?" may propose, in order of application: changes that add an object come before those that edit
/// it. The set is closed: nothing personal and nothing on a deny list can be changed.
/// </summary>
public enum ChangeCode
{
    /// <summary>The actor may use the object.</summary>
    AccessGranted,

    /// <summary>The action is published.</summary>
    ActionPublished,

    /// <summary>Search finds the document, or scores it higher by the amount (scaled by 1,000,000).</summary>
    DocumentFound,

    /// <summary>The person is marked as an expert.</summary>
    MarkedExpert,

    /// <summary>The surface is on.</summary>
    SurfaceOn,

    /// <summary>The source named is on.</summary>
    SourceOn,

    /// <summary>Somebody else opens the case.</summary>
    OpenedBySomebodyElse,

    /// <summary>The actor has the given role.</summary>
    ActorInRole,

    /// <summary>The actor's clearance is higher by the amount.</summary>
    ActorCleared,

    /// <summary>The actor works in the given region.</summary>
    ActorInRegion,

    /// <summary>The actor reads the given language.</summary>
    ActorReads,

    /// <summary>The case is in the given state.</summary>
    CaseInState,

    /// <summary>The customer's contract is of the given tier.</summary>
    AccountOfTier,

    /// <summary>The customer's contract has not ended.</summary>
    ContractRunning,

    /// <summary>The workflow allows the action in the state named.</summary>
    TransitionAdded,

    /// <summary>The policy named is in force.</summary>
    PolicyInForce,

    /// <summary>The policy named does not forbid the action.</summary>
    ProhibitionLifted,

    /// <summary>A policy requires the action.</summary>
    PolicyRequires,

    /// <summary>The approval that the action, or the other action named, waits for is decided.</summary>
    ApprovalDecided,

    /// <summary>The action has not been done on the case.</summary>
    StepNotDone,

    /// <summary>One of the steps that the action builds on has been done.</summary>
    EarlierStepDone,

    /// <summary>The customer may be contacted again.</summary>
    ContactsAllowed,

    /// <summary>The actor did not dismiss the item.</summary>
    DismissalLifted,

    /// <summary>The document is in force.</summary>
    DocumentInForce,

    /// <summary>The document also applies to the given region.</summary>
    DocumentForRegion,

    /// <summary>Somebody picked the document for the issue type.</summary>
    DocumentPicked,

    /// <summary>The document was reviewed on time.</summary>
    ReviewDone,

    /// <summary>The person works for the given region.</summary>
    PersonInRegion,

    /// <summary>The person's clearance is higher by the amount.</summary>
    PersonCleared,

    /// <summary>The person speaks the given language.</summary>
    PersonSpeaks,

    /// <summary>The person is present.</summary>
    PersonPresent,

    /// <summary>The person is within working hours.</summary>
    PersonWorking,

    /// <summary>The person has fewer open cases, by the amount.</summary>
    FewerOpenCases,

    /// <summary>A request to the person costs less by the amount (scaled by 1,000,000).</summary>
    LowerPrice,

    /// <summary>The person was asked less often today, by the amount.</summary>
    AskedLessToday,

    /// <summary>The person was asked less often over the last days, by the amount.</summary>
    AskedLess,

    /// <summary>The person has no conflict of interest.</summary>
    ConflictEnded,

    /// <summary>The person's level of the given skill is higher by the amount.</summary>
    MoreSkill,

    /// <summary>The person solved more cases of the issue type, by the amount.</summary>
    MoreSolved,

    /// <summary>More similar cases ended well with the item, by the amount.</summary>
    MoreSimilarCases,

    /// <summary>The item, its policy or its last case is newer, by the amount in days.</summary>
    Newer,

    /// <summary>The action takes less time, by the amount in minutes.</summary>
    Faster,

    /// <summary>The item was written for the case's issue type.</summary>
    WrittenForIssue,

    /// <summary>The item is not a popular item.</summary>
    NotPopular,

    /// <summary>The item was not repeatedly shown to the actor on this case.</summary>
    NotRepeated,

    /// <summary>The cap of the given rule is higher by one.</summary>
    CapRaised,

    /// <summary>Final validation finds nothing against the item.</summary>
    ValidationCleared,
}
