namespace RecsConsole.Database.Codes;

/// <summary>What a reviewer says of a decision that was put before them.</summary>
public enum LookVerdict
{
    /// <summary>What stood first was right.</summary>
    Right,

    /// <summary>It was wrong, and nothing better is known.</summary>
    Wrong,

    /// <summary>Another action should have been first.</summary>
    Another,
}
