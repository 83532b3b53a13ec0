using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>Limits for uploaded case files.</summary>
public sealed class CaseFileOptions
{
    public const string Section = "CaseFiles";

    /// <summary>A larger file is rejected during upload.</summary>
    [Range(1, 2_000)]
    public int MostMegabytes { get; set; } = 100;

    /// <summary>A file that unpacks to more is rejected, whatever its compressed size.</summary>
    [Range(1, 10_000)]
    public int MostMegabytesUnpacked { get; set; } = 1_000;

    [Range(1, 10_000_000)]
    public int MostRows { get; set; } = 1_000_000;

    /// <summary>Hours after which a file that nobody imported is removed.</summary>
    [Range(1, 720)]
    public int KeepHours { get; set; } = 24;
}
