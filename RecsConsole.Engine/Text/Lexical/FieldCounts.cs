namespace RecsConsole.Engine.Text;

/// <summary>
/// How often a document has a term in title, body and tags, packed into one integer; counts stop at 65,535 in the body and 255 elsewhere.
/// </summary>
internal static class FieldCounts
{
    public const int Fields = 3;

    /// <summary>The field of a document's text.</summary>
    public const int Body = 1;

    /// <summary>The field of a document's keywords.</summary>
    public const int Tags = 2;

    private const int TitleShift = 16;
    private const int TagsShift = 24;

    /// <summary>The counts after one more in a field.</summary>
    public static uint Increase(uint counts, int field)
    {
        var (shift, most) = Place(field);
        return ((counts >> shift) & most) == most ? counts : counts + (1u << shift);
    }

    /// <summary>The count of one field.</summary>
    public static int Of(uint counts, int field)
    {
        var (shift, most) = Place(field);
        return (int)((counts >> shift) & most);
    }

    private static (int Shift, uint Most) Place(int field) =>
        field switch
        {
            Body => (0, 0xffff),
            0 => (TitleShift, 0xff),
            _ => (TagsShift, 0xff),
        };
}
