using AngleSharp.Dom;

namespace RecsConsole.Cli.PageTruth;

/// <summary>A playbook as shown on the page of a case.</summary>
/// <param name="Stated">The numbers above the steps: done, of how many, and how many of them did not help where there are some.</param>
internal sealed record BookOnPage(string Title, IReadOnlyList<int> Stated, IReadOnlyList<BookStep> Steps)
{
    // the version comes last in both sentences
    private const int WithFailed = 4;

    public int? Done => Stated.Count > 1 ? Stated[0] : null;

    public int? Of => Stated.Count > 1 ? Stated[1] : null;

    public int Failed => Stated.Count == WithFailed ? Stated[2] : 0;

    public static BookOnPage From(IElement book) =>
        new(
            CasePageView.Plain(book.QuerySelector("summary b")!),
            CasePageView.NumbersIn(CasePageView.Plain(book.QuerySelector("summary .small")!)),
            [.. book.QuerySelectorAll("li").Select(BookStep.From)]
        );
}

/// <summary>A step of a playbook as shown.</summary>
/// <param name="IsDone">It is marked as done and not as failed.</param>
/// <param name="HasFailed">It is marked as done without success.</param>
/// <param name="IsVetoed">The second person disagreed, which is no try that did not help.</param>
internal sealed record BookStep(string Title, bool IsDone, bool HasFailed, bool IsVetoed)
{
    public static BookStep From(IElement line) =>
        new(
            CasePageView.Plain(line.QuerySelector(".step")!),
            line.ClassList.Contains("done"),
            line.ClassList.Contains("failed") || line.ClassList.Contains("vetoed"),
            line.ClassList.Contains("vetoed")
        );
}
