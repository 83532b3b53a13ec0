namespace RecsConsole.Tests.Engine.Assignment;

/// <summary>Counts through all strings of digits of one length.</summary>
internal static class Counter
{
    /// <summary>Changes the digits to the next string in place; false after the last one.</summary>
    public static bool Next(int[] digits, int numberBase)
    {
        for (var i = 0; i < digits.Length; i++)
        {
            if (++digits[i] < numberBase)
            {
                return true;
            }

            digits[i] = 0;
        }

        return false;
    }
}
