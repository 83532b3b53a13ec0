namespace RecsConsole.Engine.Candidates;

/// <summary>Names of the sources, as in provenance and in the tenant's settings.</summary>
public static class SourceNames
{
    /// <summary>What the workflow permits.</summary>
    public const string WorkflowRules = "workflow_rules";

    /// <summary>What similar cases did.</summary>
    public const string SimilarCases = "similar_cases";

    /// <summary>What an endangered deadline asks for.</summary>
    public const string SlaRules = "sla_rules";

    /// <summary>What policy requires.</summary>
    public const string PolicyRequired = "policy_required";

    /// <summary>What text search found.</summary>
    public const string Search = "search";

    /// <summary>Documents that state an applying policy.</summary>
    public const string Policy = "policy";

    /// <summary>Who has the skills and the experience.</summary>
    public const string Skills = "skills";
}
