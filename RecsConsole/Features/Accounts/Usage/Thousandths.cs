namespace RecsConsole.Features.Accounts.Usage;

/// <summary>Figures as they are stored: whole thousandths, which every database compares alike.</summary>
internal static class Thousandths
{
    /// <summary>The largest figure that can be stored.</summary>
    public const long Largest = 1_000_000_000_000;

    private const int Scale = 1_000;

    public static decimal Read(long stored) => (decimal)stored / Scale;

    /// <summary>The stored form, rounded; the figure is at most <see cref="Largest"/>.</summary>
    public static long Write(decimal value) => (long)Math.Round(value * Scale, MidpointRounding.AwayFromZero);
}
