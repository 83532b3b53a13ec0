namespace RecsConsole.Database.Codes;

/// <summary>A reviewer's verdict on a decision.</summary>
public enum LookVerdict
{
    /// <summary>The first item was right.</summary>
    Right,

    /// <summary>The suggestion was wrong, and nothing better is known.</summary>
    Wrong,

    /// <summary>Another action should have been first.</summary>
    Another,
}
