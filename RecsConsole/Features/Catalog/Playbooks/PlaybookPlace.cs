using System.Globalization;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>
/// Names of the places in a playbook that can be invalid; each message appears beside its place. Step and condition indexes are 0-based.
/// </summary>
public static class PlaybookPlace
{
    public const string Key = "Key";
    public const string Title = "Title";
    public const string Steps = "Steps";

    /// <summary>The step index that stands for the whole playbook.</summary>
    public const int Whole = -1;

    public static string Step(int step) => string.Create(CultureInfo.InvariantCulture, $"step-{step}");

    public static string Condition(int step, int condition) =>
        step == Whole
            ? string.Create(CultureInfo.InvariantCulture, $"when-{condition}")
            : string.Create(CultureInfo.InvariantCulture, $"step-{step}-when-{condition}");
}
