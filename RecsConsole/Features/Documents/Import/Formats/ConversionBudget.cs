namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>
/// What a conversion has taken of its limits. Beyond one, or when it is cancelled, each further call throws: libraries pass over some
/// exceptions. A conversion runs on one thread, whose allocations are counted.
/// </summary>
internal sealed class ConversionBudget(ConversionLimits limits, CancellationToken cancellationToken)
{
    private const int MarksPerCheck = 256;

    private long _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    private string? _problem;
    private int _paragraphs;
    private int _letters;
    private int _strokes;

    public ConversionLimits Limits => limits;

    /// <summary>Begins a page, whose letters, lines and memory are counted anew.</summary>
    public void BeginPage()
    {
        Check();
        (_letters, _strokes, _allocatedBefore) = (0, 0, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <exception cref="DocumentInputException">A limit is exceeded.</exception>
    public void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore;
        Refuse(_problem is not null || allocated > limits.Memory, Texts.FileUnpacksTooLarge);
    }

    public void CountPages(int count) => Refuse(count > limits.Pages, Texts.PdfHasTooManyPages.With(limits.Pages));

    public void AddParagraphs(int count = 1)
    {
        Check();
        _paragraphs += count;
        Refuse(_paragraphs > limits.Paragraphs, Texts.FileHasTooManyParagraphs.With(limits.Paragraphs));
    }

    public void AddLetter() => AddMark(++_letters, limits.LettersPerPage);

    public void AddStroke() => AddMark(++_strokes, limits.StrokesPerPage);

    /// <summary>Checks the size that a compressed stream declares or has, before it is unpacked.</summary>
    public void CheckUnpacked(long bytes)
    {
        Check();
        Refuse(bytes > limits.UnpackedStream, Texts.FileUnpacksTooLarge);
    }

    /// <summary>Checks the length of the whole text.</summary>
    public void CheckText(long characters)
    {
        Check();
        Refuse(characters > limits.Characters, Texts.FileHasTooMuchText.With(limits.Characters));
    }

    private void AddMark(int count, int most)
    {
        Refuse(count > most, Texts.PdfPageIsTooFull);
        if (count % MarksPerCheck == 0)
        {
            Check();
        }
    }

    private void Refuse(bool isBeyond, string problem)
    {
        if (isBeyond)
        {
            _problem ??= problem;
            throw new DocumentInputException(1, _problem);
        }
    }
}
