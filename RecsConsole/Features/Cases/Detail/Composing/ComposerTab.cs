namespace RecsConsole.Features.Cases.Detail.Composing;

/// <summary>What can be written on a case.</summary>
public enum ComposerTab
{
    /// <summary>To the customer.</summary>
    Reply,

    /// <summary>To colleagues.</summary>
    Note,

    /// <summary>What the customer said elsewhere.</summary>
    Heard,

    /// <summary>What happened without being a step.</summary>
    Happened,
}
