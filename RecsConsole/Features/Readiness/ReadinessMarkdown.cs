using System.Globalization;
using System.Text;
using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness;

/// <summary>The checklist as a Markdown file. User text is escaped, so that it cannot become markup.</summary>
public static class ReadinessMarkdown
{
    public static string Of(ReadinessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        var at = report.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Append(text, $"# {SharedTexts.Readiness}: {MarkdownText.Plain(report.Tenant)}");
        Append(text, $"{at} UTC. {Summary(report)}");
        foreach (var (line, number) in report.Lines.Select((line, index) => (line, index + 1)))
        {
            var (name, meaning) = ReadinessLabels.Of(line.Point);
            Append(text, $"## {number}. {MarkdownText.Plain(name)}: {MarkdownText.Plain(ReadinessLabels.Of(line.Verdict))}");
            Append(text, MarkdownText.Plain(meaning));
            Append(
                text,
                string.Join(
                    '\n',
                    line.Finding.Figures.Select(figure => $"- {MarkdownText.Plain(figure.Label)}: {MarkdownText.Plain(figure.Value)}")
                )
            );
            if (line.Finding.Note is { } note)
            {
                Append(text, MarkdownText.Plain(note));
            }
        }

        return text.ToString();
    }

    internal static string Summary(ReadinessReport report) =>
        Texts.MetOf.With(
            report.CountOf(ReadinessVerdict.Met),
            report.Lines.Count,
            report.CountOf(ReadinessVerdict.NotMet),
            report.CountOf(ReadinessVerdict.NothingYet)
        );

    private static void Append(StringBuilder text, string part) => text.Append(part).Append("\n\n");
}
