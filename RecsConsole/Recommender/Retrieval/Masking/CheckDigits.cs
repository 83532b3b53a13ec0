using System.Globalization;

namespace RecsConsole.Recommender.Retrieval.Masking;

/// <summary>Distinguishes real numbers from those that merely have the right length, by their check digits.</summary>
internal static class CheckDigits
{
    private const int ShortestIban = 15;
    private const int LongestIban = 34;
    private static readonly int[] s_peselWeights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
    private static readonly int[] s_nipWeights = [6, 5, 7, 2, 3, 4, 5, 6, 7];

    /// <summary>Luhn's sum (ISO/IEC 7812-1), with the first digits of the card networks.</summary>
    public static bool IsCard(string digits)
    {
        if (digits.Length is < 13 or > 19 || !(digits[0] is >= '3' and <= '6' || IsSecondSeries(digits)))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[^(i + 1)] - '0';
            var doubled = i % 2 == 0 ? value : value * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    private static bool IsSecondSeries(string digits) => int.Parse(digits[..4], CultureInfo.InvariantCulture) is >= 2221 and <= 2720;

    /// <summary>The length of the IBAN at the start of the text (ISO 13616: remainder 1 modulo 97); 0 when there is none.</summary>
    public static int IbanLength(string text)
    {
        var (longest, count) = (0, 0);
        for (var i = 0; i < text.Length && count < LongestIban; i++)
        {
            count += char.IsAsciiLetterOrDigit(text[i]) ? 1 : 0;
            var isEnd = i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i + 1]);
            if (isEnd && count >= ShortestIban && char.IsAsciiLetterOrDigit(text[i]) && IsIban(text[..(i + 1)]))
            {
                longest = i + 1;
            }
        }

        return longest;
    }

    private static bool IsIban(string text)
    {
        var signs = text.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).ToArray();
        var remainder = 0;
        foreach (var sign in signs.Skip(4).Concat(signs.Take(4)))
        {
            remainder = char.IsAsciiDigit(sign) ? ((remainder * 10) + sign - '0') % 97 : ((remainder * 100) + sign - 'A' + 10) % 97;
        }

        return remainder == 1;
    }

    /// <summary>
    /// A German tax id: among the first ten digits one occurs twice or three times, and the ISO 7064 MOD 11,10 check passes.
    /// </summary>
    public static bool IsSteuerId(string digits)
    {
        if (digits.Length != 11 || digits[0] == '0' || digits[..10].Distinct().Count() is not (8 or 9))
        {
            return false;
        }

        var product = 10;
        foreach (var digit in digits[..10])
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == digits[10] - '0';
    }

    /// <summary>A Polish PESEL: a birth date with the century encoded in the month, and a weighted checksum.</summary>
    public static bool IsPesel(string digits)
    {
        if (digits.Length != 11)
        {
            return false;
        }

        var (month, day) = ((((digits[2] - '0') * 10) + digits[3] - '0') % 20, ((digits[4] - '0') * 10) + digits[5] - '0');
        var check = (10 - (Sum(digits, s_peselWeights) % 10)) % 10;
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 && check == digits[10] - '0';
    }

    /// <summary>A Polish NIP: a weighted checksum modulo 11.</summary>
    public static bool IsNip(string digits) => digits.Length == 10 && digits[0] != '0' && Sum(digits, s_nipWeights) % 11 == digits[9] - '0';

    private static int Sum(string digits, int[] weights) => weights.Select((weight, i) => weight * (digits[i] - '0')).Sum();
}
