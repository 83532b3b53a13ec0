using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Import.Rereading;

/// <summary>
/// When a file that was imported before may be imported with other columns. A list of tickets may: its cases get the fields, and each notes
/// what changed. The steps of a log stay as they were first read, because decisions and models rest on them.
/// </summary>
internal static class RereadRules
{
    /// <exception cref="LogInputException">The file is a log, or a list that is now read as one.</exception>
    public static void RefuseLog(ImportLogRequest request, ImportRow? before)
    {
        if (before is not null && request.Mapping.Kind is FileKind.Events)
        {
            throw new LogInputException(
                ImportTexts.WasReadOtherwise.With(request.Source.Name, DayOf(before), DifferenceOf(request, before))
            );
        }
    }

    /// <summary>The histories of the tenant's cases with those of the file.</summary>
    /// <exception cref="LogInputException">A step would be told twice.</exception>
    public static IReadOnlyCollection<LogCase> Merge(ImportLogRequest request, LogContent content, ImportedTenant stored, ImportRow? before)
    {
        var cases = LogHistories.Merge(content.Columns, content.Rows, stored, isAgain: before is not null).Cases;
        if (before is not null && cases.FirstOrDefault(each => each.Doubled is not null) is { } doubled)
        {
            var step = StateLabels.Of(doubled.Doubled!);
            var difference = DifferenceOf(request, before);
            throw new LogInputException(
                ImportTexts.WouldTellAStepTwice.With(request.Source.Name, DayOf(before), difference, doubled.Key, step)
            );
        }

        return cases;
    }

    private static string DayOf(ImportRow before) => before.At.OnScreen("d MMM yyyy");

    private static string DifferenceOf(ImportLogRequest request, ImportRow before) =>
        LogReading.From(before.ResultJson)?.DifferenceFrom(LogReading.Of(request)) is { Length: > 0 } words
            ? words
            : ImportTexts.DifferenceIsNotRecorded;
}
