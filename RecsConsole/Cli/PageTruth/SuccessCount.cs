using System.Globalization;
using System.Text.RegularExpressions;

namespace RecsConsole.Cli.PageTruth;

/// <summary>The success count in a sentence.</summary>
internal sealed partial record SuccessCount(int Good, int Of)
{
    /// <summary>Parses the count from a sentence; null when there is none.</summary>
    public static SuccessCount? In(string? sentence)
    {
        foreach (var pattern in new[] { Solved(), Ended() })
        {
            if (sentence is not null && pattern.Match(sentence) is { Success: true } found)
            {
                return new(Number(found.Groups["good"]), Number(found.Groups["of"]));
            }
        }

        return null;
    }

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:Solved|solved) (?<good>[\d,]+) of (?<of>[\d,]+) ", RegexOptions.None, 1000)]
    private static partial Regex Solved();

    [GeneratedRegex(
        @"(?<of>[\d,]+) (?:of the )?similar (?:resolved )?cases?[^,.]*, (?<good>[\d,]+) of (?:which|them) (?:ended well|met their SLA)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Ended();
}
