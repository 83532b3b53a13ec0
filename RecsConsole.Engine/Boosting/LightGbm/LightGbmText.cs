using System.Text;

namespace RecsConsole.Engine.Boosting.LightGbm;

/// <summary>
/// LightGBM's text format for models (version 4): models trained by LightGBM can be served here, and LightGBM can read models trained here.
/// Text written by LightGBM round-trips byte for byte.
/// </summary>
public static class LightGbmText
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="LightGbmFormatException">The text is not such a model, or the model is of an unsupported kind.</exception>
    public static BoostedTrees Read(Stream stream)
    {
        using var reader = new StreamReader(stream, s_utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var lines = new LightGbmLines(reader);
        try
        {
            return new LightGbmReader(lines).Read();
        }
        catch (DecoderFallbackException e)
        {
            throw new LightGbmFormatException($"after line {lines.Number} the text is not UTF-8.", e);
        }
    }

    public static void Write(BoostedTrees model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(s_utf8.GetBytes(LightGbmWriter.Text(model)));
    }
}
