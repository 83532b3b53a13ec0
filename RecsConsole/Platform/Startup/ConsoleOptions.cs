using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Platform.Startup;

/// <summary>Settings of the process itself.</summary>
public sealed class ConsoleOptions
{
    public const string Section = "Console";

    /// <summary>How long running requests and circuits may take to end when the process stops.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(15);
}
