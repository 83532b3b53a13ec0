namespace RecsConsole.Engine.Workflow;

/// <summary>How near a deadline is, in coarse steps, so that a decision stays valid while time passes within a step.</summary>
public enum SlaBand
{
    /// <summary>There is no deadline.</summary>
    None,

    /// <summary>At least half of the working time is left.</summary>
    Plenty,

    /// <summary>Less than half is left, but at least a quarter.</summary>
    Half,

    /// <summary>Less than a quarter is left.</summary>
    Soon,

    /// <summary>The deadline has passed.</summary>
    Late,
}
