namespace RecsConsole.Engine.Boosting;

/// <summary>Which values of a column a node sends its learned way instead of comparing them.</summary>
public enum MissingValues
{
    /// <summary>None: a missing value is taken for 0.</summary>
    None,

    /// <summary>0 and what is missing.</summary>
    Zero,

    /// <summary>What is missing (NaN).</summary>
    NotANumber,
}
