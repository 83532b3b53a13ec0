namespace RecsConsole.Engine.Sentences;

/// <summary>
/// Which form of a noun goes with a whole number, by the plural rules of Unicode CLDR: 0 for one, then few (where the language has it), then
/// many.
/// </summary>
internal static class PluralForms
{
    /// <summary>English and German: 1 case, 0 cases, 2 cases.</summary>
    public static int OneOrMany(long number) => number == 1 ? 0 : 1;

    /// <summary>1 sprawa, 2 sprawy, 5 spraw, 12 spraw, 22 sprawy.</summary>
    public static int Polish(long number)
    {
        if (number == 1)
        {
            return 0;
        }

        var isTeen = number % 100 is >= 12 and <= 14;
        return number % 10 is >= 2 and <= 4 && !isTeen ? 1 : 2;
    }
}
