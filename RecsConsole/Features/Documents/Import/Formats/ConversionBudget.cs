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
        if (_problem is not null || GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore > limits.Memory)
        {
            throw Beyond(Texts.FileUnpacksTooLarge);
        }
    }

    public void CountPages(int count)
    {
        if (count > limits.Pages)
        {
            throw Beyond(Texts.PdfHasTooManyPages.With(limits.Pages));
        }
    }

    public void AddParagraphs(int count = 1)
    {
        Check();
        _paragraphs += count;
        if (_paragraphs > limits.Paragraphs)
        {
            throw Beyond(Texts.FileHasTooManyParagraphs.With(limits.Paragraphs));
        }
    }

    public void AddLetter() => AddMark(++_letters, limits.LettersPerPage);

    public void AddStroke() => AddMark(++_strokes, limits.StrokesPerPage);

    /// <summary>Checks the size of a compressed stream before it is unpacked.</summary>
    public void CheckUnpacked(long bytes)
    {
        Check();
        if (bytes > limits.UnpackedStream)
        {
            throw Beyond(Texts.FileUnpacksTooLarge);
        }
    }

    /// <summary>Checks the length of the whole text.</summary>
    public void CheckText(long characters)
    {
        Check();
        if (characters > limits.Characters)
        {
            throw Beyond(Texts.FileHasTooMuchText.With(limits.Characters));
        }
    }

    private void AddMark(int count, int most)
    {
        if (count > most)
        {
            throw Beyond(Texts.PdfPageIsTooFull);
        }

        if (count % MarksPerCheck == 0)
        {
            Check();
        }
    }

    // the first limit is the one to name
    private DocumentInputException Beyond(string problem) => new(1, _problem ??= problem);
}
