namespace RecsConsole.Engine.Boosting;

/// <summary>Which values of a column a node sends in its default direction instead of comparing them.</summary>
public enum MissingValues
{
    /// <summary>None: a missing value is treated as 0.</summary>
    None,

    /// <summary>Zeros and missing values (NaN).</summary>
    Zero,

    /// <summary>Missing values (NaN).</summary>
    NotANumber,
}
