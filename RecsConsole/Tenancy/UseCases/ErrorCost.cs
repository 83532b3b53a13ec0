namespace RecsConsole.Tenancy.UseCases;

/// <summary>What a wrong step costs in cases of a type.</summary>
public enum ErrorCost
{
    /// <summary>A few minutes.</summary>
    Low,

    /// <summary>Work done again, or an unhappy customer.</summary>
    Medium,

    /// <summary>Money, the law or somebody's safety.</summary>
    High,
}
