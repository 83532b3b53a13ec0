namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>What a row of a file is.</summary>
public enum FileKind
{
    /// <summary>An event of a case.</summary>
    Events,

    /// <summary>A ticket, with the times at which it reached its steps.</summary>
    Tickets,
}
