namespace RecsConsole.Engine.ModelFeatures;

/// <summary>The meaning of a model feature's value; all values are 0 to 1, scaled by 1,000,000.</summary>
public enum FeatureUnit
{
    /// <summary>A share of a whole or of a maximum.</summary>
    Share,

    /// <summary>An estimated probability that the item ends well.</summary>
    Rate,

    /// <summary>Either 0 or 1.</summary>
    Flag,
}
