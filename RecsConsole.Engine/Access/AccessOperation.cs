namespace RecsConsole.Engine.Access;

/// <summary>What somebody may want to do; an operation without a rule in <see cref="AccessPolicy"/> is denied to all.</summary>
public enum AccessOperation
{
    /// <summary>Read a case with its history.</summary>
    ViewCase,

    /// <summary>Change a case: notes, state, assignment.</summary>
    WorkCase,

    /// <summary>Get recommendations for a case.</summary>
    Recommend,

    /// <summary>See a catalog action.</summary>
    ViewAction,

    /// <summary>Take an action in a case.</summary>
    PerformAction,

    /// <summary>Read a document or see its title.</summary>
    ViewDocument,

    /// <summary>Ask a person for help with a case.</summary>
    AskExpert,

    /// <summary>Approve or refuse a requested action. This right can be lent for a limited time.</summary>
    ApproveAction,

    /// <summary>Read a recorded decision.</summary>
    ViewDecision,

    /// <summary>Read everything behind a decision, with what was withheld from its actor.</summary>
    ViewTrace,

    /// <summary>Read the audit trail.</summary>
    ViewAudit,

    /// <summary>See the load and the queue of a team.</summary>
    ViewTeam,

    /// <summary>Read the catalog as its curators do: drafts, history, usage.</summary>
    ViewCatalog,

    /// <summary>Edit catalog actions and documents.</summary>
    ManageCatalog,

    /// <summary>Edit workflow definitions.</summary>
    ManageWorkflow,

    /// <summary>Edit people, their roles and rights.</summary>
    ManagePeople,

    /// <summary>Edit the tenant's settings.</summary>
    ManageTenant,

    /// <summary>See background jobs with their progress and history.</summary>
    ViewJobs,

    /// <summary>Start, cancel, retry and schedule background jobs.</summary>
    RunJobs,

    /// <summary>See the model registry with its evaluations.</summary>
    ViewModels,

    /// <summary>Train, propose, roll back and stop models.</summary>
    ManageModels,

    /// <summary>Set up studies and read their results.</summary>
    ManageStudies,

    /// <summary>Judge the pairs assigned to oneself.</summary>
    JudgePairs,

    /// <summary>Read figures about recommendations and their outcomes, for one team if the resource names one.</summary>
    ViewInsights,

    /// <summary>Search cases, documents and people; each result needs its own right as well.</summary>
    Search,

    /// <summary>Give and withdraw rights to one object for a limited time.</summary>
    ManageGrants,

    /// <summary>Open a case in an emergency without the right to it, for a limited time and with a written reason.</summary>
    BreakGlass,

    /// <summary>See and acknowledge security alerts.</summary>
    ViewAlerts,

    /// <summary>Destroy a subject's key, so that nothing personal of the subject can be read again.</summary>
    EraseSubject,

    /// <summary>Define what a model must and must not show for a case as it was at some point.</summary>
    ManageGoldenSet,

    /// <summary>
    /// Publish or send back what somebody else wrote: a catalog version or a document. This right can be lent for a limited time.
    /// </summary>
    PublishVersion,

    /// <summary>
    /// Read the pages of administration: people, rights, settings, connections, privacy. Each change needs its own right as well.
    /// </summary>
    ViewAdministration,

    /// <summary>Be lent publishing for a limited time.</summary>
    BorrowPublishing,

    /// <summary>Promote a model that somebody else proposed, or reject the proposal. This right can be lent for a limited time.</summary>
    PromoteModel,
}
