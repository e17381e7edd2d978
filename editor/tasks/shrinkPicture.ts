const LONGEST_PX = 2000;
const QUALITY = 0.85;
const TYPE = 'image/jpeg';

/**
 * A picture small enough to be sent from a phone, and without what a camera writes into it, such as the place.
 * @throws if the file is no picture that the browser can read
 */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_PX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is nothing to draw on');
  // What is transparent would turn black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is empty'))), TYPE, QUALITY);
  });
}
