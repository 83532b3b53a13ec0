namespace RecsConsole.Engine.Candidates;

/// <summary>Names of the sources, as in provenance and in the tenant's settings.</summary>
public static class SourceNames
{
    /// <summary>What the workflow permits.</summary>
    public const string WorkflowRules = "workflow_rules";

    /// <summary>What similar cases did.</summary>
    public const string SimilarCases = "similar_cases";

    /// <summary>Escalations for a deadline at risk.</summary>
    public const string SlaRules = "sla_rules";

    /// <summary>What policy requires.</summary>
    public const string PolicyRequired = "policy_required";

    /// <summary>The next step of a playbook.</summary>
    public const string Playbook = "playbook";

    /// <summary>What finished cases did next after the same steps.</summary>
    public const string NextSteps = "next_steps";

    /// <summary>What ended well in such cases.</summary>
    public const string Outcomes = "outcomes";

    /// <summary>What worked for similar accounts.</summary>
    public const string SimilarAccounts = "similar_accounts";

    /// <summary>What found cases with a similar sequence of actions did next.</summary>
    public const string ActionSequences = "action_sequences";

    /// <summary>What was done in cases that ended well and share actions with the case.</summary>
    public const string OutcomeGraph = "outcome_graph";

    /// <summary>What a model read in the text of the case.</summary>
    public const string Intents = "intents";

    /// <summary>What text search found.</summary>
    public const string Search = "search";

    /// <summary>What search found by meaning alone.</summary>
    public const string Semantic = "semantic";

    /// <summary>Documents often used in cases of the issue type.</summary>
    public const string Frequent = "frequent";

    /// <summary>Documents that an expert picked for the issue type.</summary>
    public const string Curated = "curated";

    /// <summary>Documents of recently changed policies.</summary>
    public const string RecentPolicy = "recent_policy";

    /// <summary>Documents that state a policy that applies.</summary>
    public const string Policy = "policy";

    /// <summary>Who finished cases with many matching fields.</summary>
    public const string Routing = "routing";

    /// <summary>Documents used in cases with many matching fields.</summary>
    public const string AlikeCases = "alike_cases";

    /// <summary>Who has the skills and the experience.</summary>
    public const string Skills = "skills";

    /// <summary>Who works in the team that has the case.</summary>
    public const string Team = "team";

    /// <summary>Who worked with the people on the case before.</summary>
    public const string Collaboration = "collaboration";
}
