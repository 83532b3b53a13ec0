using RecsConsole.Features.Security.Leaks;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>Alerts in words.</summary>
internal static class AlertLabels
{
    public static string TitleOf(string kind) =>
        kind switch
        {
            AlertKinds.Leak => "Something hidden moved what was shown",
            AlertKinds.Audit => "The audit trail is not intact",
            AlertKinds.BreakGlass => "A case was opened in an emergency",
            _ => Plain(kind),
        };

    public static string State(AlertLine line) => line.SeenAt is null ? "New" : "Seen";

    /// <param name="name">Of the object, as this reader may know it.</param>
    public static string Of(LeakFinding witness, string name) =>
        witness.Run switch
        {
            "removed" => $"Without {name} the reader would have seen something else.",
            "scrambled" => $"With other contents of {name} the reader would have seen something else.",
            _ => $"The ranking kept {name} although final validation refuses it.",
        };

    public static IReadOnlyList<AlertFact> FactsOf(LeakFinding witness) =>
        [
            new("First difference", Plain(witness.Stage)),
            new("Hidden from the reader", witness.Hidden is 1 ? "1 object" : $"{witness.Hidden} objects"),
            new("As it is", witness.AsIs[..Math.Min(16, witness.AsIs.Length)]),
            new("Otherwise", witness.Otherwise[..Math.Min(16, witness.Otherwise.Length)]),
            new("Seed", $"{witness.Seed}"),
            new("Engine", witness.Engine),
            new("Search", witness.Search),
        ];

    public static string Plain(string code) => code.Length == 0 ? code : char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ');
}
