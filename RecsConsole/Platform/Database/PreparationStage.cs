namespace RecsConsole.Platform.Database;

/// <summary>When a <see cref="TenantPreparation"/> runs. Those of one stage run at the same time and must not need each other.</summary>
public enum PreparationStage
{
    /// <summary>While the simulated days are made: it reads nothing of them.</summary>
    BesideHistory,

    /// <summary>After the simulated days: what search, which is opened next, answers with.</summary>
    BeforeSearch,

    /// <summary>After the simulated days, while search is opened.</summary>
    FromHistory,

    /// <summary>When there are labels, while search is opened.</summary>
    FromLabels,

    /// <summary>Last, for what people do with the product itself.</summary>
    AtTheDesk,
}
